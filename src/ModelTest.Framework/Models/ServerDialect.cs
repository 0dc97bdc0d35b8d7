namespace ModelTest.Models;

/// <summary>Which server it is, and so which fields and endpoints it knows beyond OpenAI's.</summary>
public enum ServerDialect
{
    /// <summary>The server is asked.</summary>
    Auto,

    /// <summary>OpenAI's own fields only.</summary>
    Openai,

    /// <summary>vLLM: top k, least tokens, stop ids, log-probabilities of prompts, a tokenizer.</summary>
    Vllm,

    /// <summary>LMDeploy: top k, least tokens in chats, a tokenizer.</summary>
    Lmdeploy,

    /// <summary>llama.cpp's server: top k, a tokenizer.</summary>
    Llamacpp,
}
