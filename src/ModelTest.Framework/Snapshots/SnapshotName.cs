using System.Collections;
using System.Globalization;
using Xunit;
using Xunit.v3;

namespace ModelTest.Snapshots;

/// <summary>Names of snapshots of tests, by Verify's rules: <c>{Type}.{Method}_{parameter}={value}</c>.</summary>
internal static class SnapshotName
{
    private const string NotInNames = "\"\\<>|:*?/#";

    /// <summary>The name of the running test's snapshot.</summary>
    /// <param name="test">What xunit says of it.</param>
    public static string Of(ITestContext test)
    {
        if (test.TestMethod is not IXunitTestMethod method)
        {
            throw new InvalidOperationException("snapshots are compared in a running test.");
        }
        var arguments = (test.Test as IXunitTest)?.TestMethodArguments ?? (test.TestCase as XunitTestCase)?.TestMethodArguments ?? [];
        var parameters = method.Method.GetParameters().Zip(arguments, (p, value) => $"_{p.Name}={Value(value)}");
        var type = method.TestClass.Class;
        var name = type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
        return Plain($"{name}.{method.Method.Name}{string.Concat(parameters)}");
    }

    /// <summary>A parameter's value as Verify writes it, before characters are replaced.</summary>
    internal static string Value(object? value, bool nested = false) => value switch
    {
        null => "null",
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("h-mm-tt", CultureInfo.InvariantCulture),
        DictionaryEntry pair => $"{Value(pair.Key, true)}={Value(pair.Value, true)}",
        IDictionary map => List(map.Cast<DictionaryEntry>().Select(e => Value(e, true)), nested),
        IEnumerable list => List(list.Cast<object?>().Select(v => Value(v, true)), nested),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A text with hyphens for what file names may not hold.</summary>
    internal static string Plain(string name) =>
        string.Concat(name.Select(c => c < ' ' || NotInNames.Contains(c, StringComparison.Ordinal) ? '-' : c));

    private static string List(IEnumerable<string> values, bool nested)
    {
        var joined = string.Join(',', values);
        return nested || joined.Length == 0 ? $"[{joined}]" : joined;
    }
}
