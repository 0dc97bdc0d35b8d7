namespace ModelTest.Datasets.CEval;

/// <summary>C-Eval's own 52 subjects (Huang et al., "C-Eval", NeurIPS 2023; names of its subject_mapping.json).</summary>
internal static class CEvalSubjects
{
    /// <summary>All subjects in the order of reports.</summary>
    public static IReadOnlyList<CEvalSubject> All { get; } =
    [
        new("computer_network", "计算机网络", "Computer Network", "STEM"),
        new("operating_system", "操作系统", "Operating System", "STEM"),
        new("computer_architecture", "计算机组成", "Computer Architecture", "STEM"),
        new("college_programming", "大学编程", "College Programming", "STEM"),
        new("college_physics", "大学物理", "College Physics", "STEM"),
        new("college_chemistry", "大学化学", "College Chemistry", "STEM"),
        new("advanced_mathematics", "高等数学", "Advanced Mathematics", "STEM"),
        new("probability_and_statistics", "概率统计", "Probability and Statistics", "STEM"),
        new("discrete_mathematics", "离散数学", "Discrete Mathematics", "STEM"),
        new("electrical_engineer", "注册电气工程师", "Electrical Engineer", "STEM"),
        new("metrology_engineer", "注册计量师", "Metrology Engineer", "STEM"),
        new("high_school_mathematics", "高中数学", "High School Mathematics", "STEM"),
        new("high_school_physics", "高中物理", "High School Physics", "STEM"),
        new("high_school_chemistry", "高中化学", "High School Chemistry", "STEM"),
        new("high_school_biology", "高中生物", "High School Biology", "STEM"),
        new("middle_school_mathematics", "初中数学", "Middle School Mathematics", "STEM"),
        new("middle_school_biology", "初中生物", "Middle School Biology", "STEM"),
        new("middle_school_physics", "初中物理", "Middle School Physics", "STEM"),
        new("middle_school_chemistry", "初中化学", "Middle School Chemistry", "STEM"),
        new("veterinary_medicine", "兽医学", "Veterinary Medicine", "STEM"),
        new("college_economics", "大学经济学", "College Economics", "Social Science"),
        new("business_administration", "工商管理", "Business Administration", "Social Science"),
        new("marxism", "马克思主义基本原理", "Marxism", "Social Science"),
        new("mao_zedong_thought", "毛泽东思想和中国特色社会主义理论体系概论", "Mao Zedong Thought", "Social Science"),
        new("education_science", "教育学", "Education Science", "Social Science"),
        new("teacher_qualification", "教师资格", "Teacher Qualification", "Social Science"),
        new("high_school_politics", "高中政治", "High School Politics", "Social Science"),
        new("high_school_geography", "高中地理", "High School Geography", "Social Science"),
        new("middle_school_politics", "初中政治", "Middle School Politics", "Social Science"),
        new("middle_school_geography", "初中地理", "Middle School Geography", "Social Science"),
        new("modern_chinese_history", "近代史纲要", "Modern Chinese History", "Humanities"),
        new("ideological_and_moral_cultivation", "思想道德修养与法律基础", "Ideological and Moral Cultivation", "Humanities"),
        new("logic", "逻辑学", "Logic", "Humanities"),
        new("law", "法学", "Law", "Humanities"),
        new("chinese_language_and_literature", "中国语言文学", "Chinese Language and Literature", "Humanities"),
        new("art_studies", "艺术学", "Art Studies", "Humanities"),
        new("professional_tour_guide", "导游资格", "Professional Tour Guide", "Humanities"),
        new("legal_professional", "法律职业资格", "Legal Professional", "Humanities"),
        new("high_school_chinese", "高中语文", "High School Chinese", "Humanities"),
        new("high_school_history", "高中历史", "High School History", "Humanities"),
        new("middle_school_history", "初中历史", "Middle School History", "Humanities"),
        new("civil_servant", "公务员", "Civil Servant", "Other"),
        new("sports_science", "体育学", "Sports Science", "Other"),
        new("plant_protection", "植物保护", "Plant Protection", "Other"),
        new("basic_medicine", "基础医学", "Basic Medicine", "Other"),
        new("clinical_medicine", "临床医学", "Clinical Medicine", "Other"),
        new("urban_and_rural_planner", "注册城乡规划师", "Urban and Rural Planner", "Other"),
        new("accountant", "注册会计师", "Accountant", "Other"),
        new("fire_engineer", "注册消防工程师", "Fire Engineer", "Other"),
        new("environmental_impact_assessment_engineer", "环境影响评价工程师", "Environmental Impact Assessment Engineer", "Other"),
        new("tax_accountant", "税务师", "Tax Accountant", "Other"),
        new("physician", "医师资格", "Physician", "Other"),
    ];

    /// <summary>The subset C-Eval Hard, in the order in which OpenCompass averages it.</summary>
    public static IReadOnlyList<string> Hard { get; } =
    [
        "advanced_mathematics", "discrete_mathematics", "probability_and_statistics", "college_chemistry", "college_physics",
        "high_school_mathematics", "high_school_chemistry", "high_school_physics",
    ];
}
