using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CMMLU;

/// <summary>
/// The 67 subjects (Li et al., "CMMLU: Measuring massive multitask language understanding in Chinese", 2023) in the order of OpenCompass's
/// configuration, which its hashes depend on, with its groups.
/// </summary>
internal static class CMMLUSubjects
{
    /// <summary>All subjects.</summary>
    public static IReadOnlyList<ChoiceSubject> All { get; } =
    [
        new("agronomy", "农学", "Other"),
        new("anatomy", "解剖学", "STEM"),
        new("ancient_chinese", "古汉语", "Social Science"),
        new("arts", "艺术学", "Humanities"),
        new("astronomy", "天文学", "STEM"),
        new("business_ethics", "商业伦理", "Social Science"),
        new("chinese_civil_service_exam", "中国公务员考试", "Social Science"),
        new("chinese_driving_rule", "中国驾驶规则", "Other"),
        new("chinese_food_culture", "中国饮食文化", "Social Science"),
        new("chinese_foreign_policy", "中国外交政策", "Social Science"),
        new("chinese_history", "中国历史", "Humanities"),
        new("chinese_literature", "中国文学", "Humanities"),
        new("chinese_teacher_qualification", "中国教师资格", "Social Science"),
        new("clinical_knowledge", "临床知识", "Other"),
        new("college_actuarial_science", "大学精算学", "STEM"),
        new("college_education", "大学教育学", "Social Science"),
        new("college_engineering_hydrology", "大学工程水文学", "STEM"),
        new("college_law", "大学法律", "Humanities"),
        new("college_mathematics", "大学数学", "STEM"),
        new("college_medical_statistics", "大学医学统计", "STEM"),
        new("college_medicine", "大学医学", "Other"),
        new("computer_science", "计算机科学", "STEM"),
        new("computer_security", "计算机安全", "Other"),
        new("conceptual_physics", "概念物理学", "STEM"),
        new("construction_project_management", "建设工程管理", "Other"),
        new("economics", "经济学", "Social Science"),
        new("education", "教育学", "Social Science"),
        new("electrical_engineering", "电气工程", "STEM"),
        new("elementary_chinese", "小学语文", "Social Science"),
        new("elementary_commonsense", "小学常识", "Other"),
        new("elementary_information_and_technology", "小学信息技术", "Other"),
        new("elementary_mathematics", "初等数学", "STEM"),
        new("ethnology", "民族学", "Social Science"),
        new("food_science", "食品科学", "Other"),
        new("genetics", "遗传学", "STEM"),
        new("global_facts", "全球事实", "Humanities"),
        new("high_school_biology", "高中生物", "STEM"),
        new("high_school_chemistry", "高中化学", "STEM"),
        new("high_school_geography", "高中地理", "Social Science"),
        new("high_school_mathematics", "高中数学", "STEM"),
        new("high_school_physics", "高中物理学", "STEM"),
        new("high_school_politics", "高中政治", "Social Science"),
        new("human_sexuality", "人类性行为", "Other"),
        new("international_law", "国际法学", "Humanities"),
        new("journalism", "新闻学", "Social Science"),
        new("jurisprudence", "法理学", "Humanities"),
        new("legal_and_moral_basis", "法律与道德基础", "Other"),
        new("logical", "逻辑学", "Humanities"),
        new("machine_learning", "机器学习", "STEM"),
        new("management", "管理学", "Social Science"),
        new("marketing", "市场营销", "Social Science"),
        new("marxist_theory", "马克思主义理论", "Humanities"),
        new("modern_chinese", "现代汉语", "Social Science"),
        new("nutrition", "营养学", "Other"),
        new("philosophy", "哲学", "Humanities"),
        new("professional_accounting", "专业会计", "Social Science"),
        new("professional_law", "专业法学", "Humanities"),
        new("professional_medicine", "专业医学", "Other"),
        new("professional_psychology", "专业心理学", "Social Science"),
        new("public_relations", "公共关系", "Social Science"),
        new("security_study", "安全研究", "Social Science"),
        new("sociology", "社会学", "Social Science"),
        new("sports_science", "体育学", "Other"),
        new("traditional_chinese_medicine", "中医中药", "Other"),
        new("virology", "病毒学", "STEM"),
        new("world_history", "世界历史", "Humanities"),
        new("world_religions", "世界宗教", "Humanities"),
    ];

    /// <summary>Those about China, which have a row of their own beside that of their group.</summary>
    public static IReadOnlyList<string> ChinaSpecific { get; } =
    [
        "ancient_chinese", "chinese_civil_service_exam", "chinese_driving_rule", "chinese_food_culture", "chinese_foreign_policy", "chinese_history",
        "chinese_literature", "chinese_teacher_qualification", "construction_project_management", "elementary_chinese", "elementary_commonsense",
        "ethnology", "high_school_politics", "modern_chinese", "traditional_chinese_medicine",
    ];
}
