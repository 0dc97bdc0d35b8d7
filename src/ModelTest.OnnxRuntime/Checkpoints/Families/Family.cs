namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>A kind of decoder, by the name that config.json's <c>architectures</c> gives: what its configuration means and how its tensors are called.</summary>
internal abstract class Family
{
    /// <summary>All that the engine computes.</summary>
    public static IReadOnlyList<Family> All { get; } =
        [new InternLM2Family(), new InternLM3Family(), new LlamaFamily(), new MistralFamily(), new Qwen2Family(), new Qwen3Family()];

    /// <summary>The name, such as <c>LlamaForCausalLM</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The built-in chat template of the family's chat models.</summary>
    public abstract string Template { get; }

    /// <summary>Whether config.json has to name the number of key-value heads; where it need not, there are as many as query heads.</summary>
    public virtual bool NeedsKeyValueHeads => false;

    /// <summary>Width of a head where config.json names none; null: the hidden size shared among the heads.</summary>
    public virtual int? DefaultHeadDim => null;

    /// <summary>Reads what only this family's configuration has.</summary>
    /// <param name="config">config.json.</param>
    /// <param name="layers">The number of layers.</param>
    /// <exception cref="Problems.InputException">A value is wrong or not supported.</exception>
    public abstract FamilyTraits Read(JsonFile config, int layers);

    /// <summary>How the tensors are called.</summary>
    public virtual TensorLayout Layout(ModelConfig config) => new LlamaLayout(config);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
