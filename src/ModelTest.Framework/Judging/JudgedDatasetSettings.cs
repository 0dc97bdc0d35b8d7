using ModelTest.Datasets;

namespace ModelTest.Judging;

/// <summary>
/// The base of the settings of a judged dataset's provider (<see cref="IDatasetProvider.SettingsType"/>): by it the framework knows that minimums
/// in <c>gates.{name}</c> are in the dataset's own units.
/// </summary>
public class JudgedDatasetSettings : DatasetSettings;
