namespace ModelTest.Extensions;

/// <summary>Adds datasets or engines. The package that brings it names it in its MSBuild props (<c>ModelTestExtension</c>).</summary>
public interface IModelTestExtension
{
    /// <summary>Adds what this extension brings.</summary>
    /// <param name="registry">The registry of the test process.</param>
    void Register(ExtensionRegistry registry);
}
