using ModelTest.Extensions;

namespace ModelTest.OpenAI;

/// <summary>Adds the engine for servers.</summary>
public sealed class OpenAIEngines : IModelTestExtension
{
    /// <inheritdoc/>
    public void Register(ExtensionRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(new ServerEngine());
    }
}
