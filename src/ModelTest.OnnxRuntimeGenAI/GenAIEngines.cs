using ModelTest.Extensions;

namespace ModelTest.OnnxRuntimeGenAI;

/// <summary>Adds the engine for ONNX Runtime GenAI's model folders.</summary>
public sealed class GenAIEngines : IModelTestExtension
{
    /// <inheritdoc/>
    public void Register(ExtensionRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(new GenAIEngine());
    }
}
