using ModelTest.Extensions;

namespace ModelTest.Tests.Xunit;

public sealed class ThrowingRegistration : IModelTestExtension
{
    public void Register(ExtensionRegistry registry) => throw new FileNotFoundException("Native.dll is missing");
}
