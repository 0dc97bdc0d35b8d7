using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.MMLU;

/// <summary>
/// The 57 subjects (Hendrycks et al., "Measuring Massive Multitask Language Understanding", ICLR 2021) in the order of OpenCompass's
/// configuration, which its hashes depend on, with its groups and weights.
/// </summary>
internal static class MMLUSubjects
{
    private static readonly (ChoiceSubject Subject, int Questions)[] Table =
    [
        Of("college_biology", "STEM", 144),
        Of("college_chemistry", "STEM", 100),
        Of("college_computer_science", "STEM", 100),
        Of("college_mathematics", "STEM", 100),
        Of("college_physics", "STEM", 102),
        Of("electrical_engineering", "STEM", 145),
        Of("astronomy", "STEM", 152),
        Of("anatomy", "STEM", 135),
        Of("abstract_algebra", "STEM", 100),
        Of("machine_learning", "STEM", 112),
        Of("clinical_knowledge", "Other", 265),
        Of("global_facts", "Other", 100),
        Of("management", "Other", 103),
        Of("nutrition", "Other", 306),
        Of("marketing", "Other", 234),
        Of("professional_accounting", "Other", 282),
        Of("high_school_geography", "Social Science", 198),
        Of("international_law", "Humanities", 121),
        Of("moral_scenarios", "Humanities", 895),
        Of("computer_security", "STEM", 100),
        Of("high_school_microeconomics", "Social Science", 238),
        Of("professional_law", "Humanities", 1534),
        Of("medical_genetics", "Other", 100),
        Of("professional_psychology", "Social Science", 612),
        Of("jurisprudence", "Humanities", 108),
        Of("world_religions", "Humanities", 171),
        Of("philosophy", "Humanities", 311),
        Of("virology", "Other", 166),
        Of("high_school_chemistry", "STEM", 203),
        Of("public_relations", "Social Science", 110),
        Of("high_school_macroeconomics", "Social Science", 390),
        Of("human_sexuality", "Social Science", 131),
        Of("elementary_mathematics", "STEM", 378),
        Of("high_school_physics", "STEM", 151),
        Of("high_school_computer_science", "STEM", 100),
        Of("high_school_european_history", "Humanities", 165),
        Of("business_ethics", "Other", 100),
        Of("moral_disputes", "Humanities", 346),
        Of("high_school_statistics", "STEM", 216),
        Of("miscellaneous", "Other", 783),
        Of("formal_logic", "Humanities", 126),
        Of("high_school_government_and_politics", "Social Science", 193),
        Of("prehistory", "Humanities", 324),
        Of("security_studies", "Social Science", 245),
        Of("high_school_biology", "STEM", 310),
        Of("logical_fallacies", "Humanities", 163),
        Of("high_school_world_history", "Humanities", 237),
        Of("professional_medicine", "Other", 272),
        Of("high_school_mathematics", "STEM", 270),
        Of("college_medicine", "Other", 173),
        Of("high_school_us_history", "Humanities", 204),
        Of("sociology", "Social Science", 201),
        Of("econometrics", "Social Science", 114),
        Of("high_school_psychology", "Social Science", 545),
        Of("human_aging", "Other", 223),
        Of("us_foreign_policy", "Social Science", 100),
        Of("conceptual_physics", "STEM", 235),
    ];

    /// <summary>All subjects.</summary>
    public static IReadOnlyList<ChoiceSubject> All { get; } = [.. Table.Select(row => row.Subject)];

    /// <summary>How many questions the test split of each subject has: its weight in the weighted average.</summary>
    public static IReadOnlyDictionary<string, int> Questions { get; } = Table.ToDictionary(row => row.Subject.Name, row => row.Questions);

    private static (ChoiceSubject Subject, int Questions) Of(string name, string group, int questions) =>
        (new(name, name.Replace('_', ' '), group), questions);
}
