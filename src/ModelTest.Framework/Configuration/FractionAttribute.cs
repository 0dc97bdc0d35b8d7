using System.ComponentModel.DataAnnotations;

namespace ModelTest.Configuration;

/// <summary>Marks a setting that is a fraction, 0 to 1; the message for 40 or 40% says to write 0.4.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FractionAttribute() : RangeAttribute(0.0, 1.0);
