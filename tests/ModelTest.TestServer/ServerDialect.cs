namespace ModelTest.Tests.Servers;

/// <summary>Whose manners the server has: its extra endpoints and fields, its error bodies, what it does with a prompt that is too long.</summary>
public enum ServerDialect
{
    /// <summary>OpenAI's own: nothing but the standard, and unknown fields are refused.</summary>
    OpenAI,

    /// <summary>vLLM: /version, /tokenize, /detokenize, max_model_len, prompt_logprobs, return_tokens_as_token_ids.</summary>
    Vllm,

    /// <summary>LMDeploy: /v1/encode, flat errors; a prompt that is too long gets an empty reply of finish reason "length".</summary>
    LMDeploy,

    /// <summary>llama.cpp: /props, /health, /tokenize, /apply-template; no echo.</summary>
    LlamaCpp,
}
