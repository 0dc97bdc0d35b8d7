using ModelTest.Extensions;

namespace ModelTest.Tests.Examples;

public sealed class LettersExtension : IModelTestExtension
{
    public void Register(ExtensionRegistry registry) => registry.Add(new LettersProvider());
}
