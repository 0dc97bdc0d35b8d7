// Coverlet would rewrite this assembly while VSTest's own process, which loads loggers, is running it.
[assembly: ModelTest.TestLogger.ExcludeFromCodeCoverage]

namespace ModelTest.TestLogger;

/// <summary>Coverlet goes by the name; .NET Standard's own attribute of this name is not for assemblies.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ExcludeFromCodeCoverageAttribute : Attribute;
