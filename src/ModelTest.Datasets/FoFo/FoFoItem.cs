namespace ModelTest.Datasets.FoFo;

/// <summary>An instruction of FoFo that asks for a format.</summary>
/// <param name="Id">Its id: a number.</param>
/// <param name="Domain">The domain, such as <c>Healthcare</c>.</param>
/// <param name="SubDomain">The part of the domain.</param>
/// <param name="Format">The format, such as <c>Json</c> or <c>SOAP Notes</c>.</param>
/// <param name="IsGeneral">Whether the format is one that every domain has: Json, CSV, XML, YAML, Markdown.</param>
/// <param name="Instruction">What the model is asked.</param>
internal sealed record FoFoItem(string Id, string Domain, string SubDomain, string Format, bool IsGeneral, string Instruction) : Item(Id);
