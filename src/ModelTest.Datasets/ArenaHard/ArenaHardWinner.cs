namespace ModelTest.Datasets.ArenaHard;

/// <summary>Who won a battle.</summary>
internal enum ArenaHardWinner
{
    /// <summary>The battle's model A.</summary>
    ModelA,

    /// <summary>The battle's model B.</summary>
    ModelB,

    /// <summary>Nobody.</summary>
    Tie,
}
