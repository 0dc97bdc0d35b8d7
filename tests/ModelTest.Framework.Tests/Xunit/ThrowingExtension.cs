using ModelTest.Extensions;

namespace ModelTest.Tests.Xunit;

public sealed class ThrowingExtension : IModelTestExtension
{
    public ThrowingExtension() => throw new InvalidOperationException("no licence");

    public void Register(ExtensionRegistry registry)
    {
    }
}
