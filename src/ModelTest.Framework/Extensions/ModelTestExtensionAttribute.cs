namespace ModelTest.Extensions;

/// <summary>Names an extension the test assembly uses; written by the build from <c>ModelTestExtension</c> items.</summary>
/// <param name="extension">A class that implements <see cref="IModelTestExtension"/> and has a public parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModelTestExtensionAttribute(Type extension) : Attribute
{
    /// <summary>The extension's class.</summary>
    public Type Extension { get; } = extension;
}
