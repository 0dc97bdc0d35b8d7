using System.ComponentModel;
using global::Xunit;
using global::Xunit.Sdk;
using ModelTest.Running.Discovery;

namespace ModelTest.Xunit;

/// <summary>Which test a row of a <see cref="DatasetTheoryAttribute"/> is: a subject, or a gate over several of them.</summary>
public sealed class SubjectRef : IXunitSerializable
{
    /// <summary>For xunit, which creates rows from what it stored of them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SubjectRef() => Row = new TestRow("", "", RowKind.Problem);

    internal SubjectRef(TestRow row) => Row = row;

    /// <summary>The dataset's name in the configuration, such as <c>ceval</c>.</summary>
    public string Dataset => Row.Dataset;

    /// <summary>The subject's name; of a gate the group's title.</summary>
    public string Name => Row.Name;

    /// <summary>The model's name, where a run has several; empty: the only one.</summary>
    public string Model => Row.Model;

    internal TestRow Row { get; private set; }

    /// <summary>
    /// Asks the model the subject's questions, records and scores the replies and checks the gates. All subjects of a test assembly share one
    /// run and one model.
    /// </summary>
    /// <exception cref="FailException">
    /// Something in the configuration, the data or the model is wrong, an item got no reply, or a gate is not met.
    /// </exception>
    public Task RunAsync() => DatasetTest.RunAsync(Row);

    /// <summary>
    /// Does what <see cref="RunAsync"/> does and gives the text that is compared with the subject's snapshot, for a snapshot library of your own:
    /// with <c>snapshots.check</c> set to <c>never</c>, <c>await Verify(await subject.SnapshotAsync())</c> takes the comparison over.
    /// </summary>
    /// <returns>The text; null where the row is no subject but a gate, or its dataset is not judged.</returns>
    /// <exception cref="FailException">As for <see cref="RunAsync"/>.</exception>
    public Task<string?> SnapshotAsync() => DatasetTest.SnapshotAsync(Row);

    /// <inheritdoc/>
    public override string ToString() => Row.DisplayName;

    void IXunitSerializable.Serialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue("dataset", Row.Dataset);
        info.AddValue("name", Row.Name);
        info.AddValue("kind", Row.Kind.ToString());
        info.AddValue("message", Row.Message);
        info.AddValue("model", Row.Model);
    }

    void IXunitSerializable.Deserialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        string Text(string key) => info.GetValue<string>(key) ?? "";
        Row = new TestRow(Text("dataset"), Text("name"), Enum.Parse<RowKind>(Text("kind"))) { Message = Text("message"), Model = Text("model") };
    }
}
