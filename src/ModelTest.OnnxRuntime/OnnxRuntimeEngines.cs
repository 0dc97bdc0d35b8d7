using ModelTest.Extensions;

namespace ModelTest.OnnxRuntime;

/// <summary>Adds the local engine.</summary>
public sealed class OnnxRuntimeEngines : IModelTestExtension
{
    /// <inheritdoc/>
    public void Register(ExtensionRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(new LocalEngine());
    }
}
