using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CEval;

/// <summary>C-Eval's own 52 subjects (Huang et al., "C-Eval", NeurIPS 2023; names of its subject_mapping.json).</summary>
internal static class CEvalSubjects
{
    /// <summary>All subjects in the order of reports.</summary>
    public static IReadOnlyList<ChoiceSubject> All { get; } =
    [
        new("computer_network", "计算机网络", "STEM"),
        new("operating_system", "操作系统", "STEM"),
        new("computer_architecture", "计算机组成", "STEM"),
        new("college_programming", "大学编程", "STEM"),
        new("college_physics", "大学物理", "STEM"),
        new("college_chemistry", "大学化学", "STEM"),
        new("advanced_mathematics", "高等数学", "STEM"),
        new("probability_and_statistics", "概率统计", "STEM"),
        new("discrete_mathematics", "离散数学", "STEM"),
        new("electrical_engineer", "注册电气工程师", "STEM"),
        new("metrology_engineer", "注册计量师", "STEM"),
        new("high_school_mathematics", "高中数学", "STEM"),
        new("high_school_physics", "高中物理", "STEM"),
        new("high_school_chemistry", "高中化学", "STEM"),
        new("high_school_biology", "高中生物", "STEM"),
        new("middle_school_mathematics", "初中数学", "STEM"),
        new("middle_school_biology", "初中生物", "STEM"),
        new("middle_school_physics", "初中物理", "STEM"),
        new("middle_school_chemistry", "初中化学", "STEM"),
        new("veterinary_medicine", "兽医学", "STEM"),
        new("college_economics", "大学经济学", "Social Science"),
        new("business_administration", "工商管理", "Social Science"),
        new("marxism", "马克思主义基本原理", "Social Science"),
        new("mao_zedong_thought", "毛泽东思想和中国特色社会主义理论体系概论", "Social Science"),
        new("education_science", "教育学", "Social Science"),
        new("teacher_qualification", "教师资格", "Social Science"),
        new("high_school_politics", "高中政治", "Social Science"),
        new("high_school_geography", "高中地理", "Social Science"),
        new("middle_school_politics", "初中政治", "Social Science"),
        new("middle_school_geography", "初中地理", "Social Science"),
        new("modern_chinese_history", "近代史纲要", "Humanities"),
        new("ideological_and_moral_cultivation", "思想道德修养与法律基础", "Humanities"),
        new("logic", "逻辑学", "Humanities"),
        new("law", "法学", "Humanities"),
        new("chinese_language_and_literature", "中国语言文学", "Humanities"),
        new("art_studies", "艺术学", "Humanities"),
        new("professional_tour_guide", "导游资格", "Humanities"),
        new("legal_professional", "法律职业资格", "Humanities"),
        new("high_school_chinese", "高中语文", "Humanities"),
        new("high_school_history", "高中历史", "Humanities"),
        new("middle_school_history", "初中历史", "Humanities"),
        new("civil_servant", "公务员", "Other"),
        new("sports_science", "体育学", "Other"),
        new("plant_protection", "植物保护", "Other"),
        new("basic_medicine", "基础医学", "Other"),
        new("clinical_medicine", "临床医学", "Other"),
        new("urban_and_rural_planner", "注册城乡规划师", "Other"),
        new("accountant", "注册会计师", "Other"),
        new("fire_engineer", "注册消防工程师", "Other"),
        new("environmental_impact_assessment_engineer", "环境影响评价工程师", "Other"),
        new("tax_accountant", "税务师", "Other"),
        new("physician", "医师资格", "Other"),
    ];
}
