namespace Glimpse.Protocol;

/// <summary>The methods and notifications of the wire. PROTOCOL.md says what they do.</summary>
public static class MethodNames
{
    /// <summary>
    /// First call of a connection: <see cref="InitializeRequest"/> to <see cref="InitializeAnswer"/>.
    /// </summary>
    public const string Initialize = "initialize";

    /// <summary>All models: <see cref="EmptyRequest"/> to <see cref="ModelsAnswer"/>.</summary>
    public const string ModelsList = "models/list";

    /// <summary>One model: <see cref="ModelRequest"/> to <see cref="ModelSummary"/>.</summary>
    public const string ModelsDescribe = "models/describe";

    /// <summary>What may be the ligand: <see cref="LigandsRequest"/> to <see cref="LigandsAnswer"/>.</summary>
    public const string StructuresLigands = "structures/ligands";

    /// <summary>What a request can say: <see cref="EmptyRequest"/> to <see cref="OptionsAnswer"/>.</summary>
    public const string OptionsList = "options/list";

    /// <summary>Explains: <see cref="ExplainRequest"/> to <see cref="ExplainAnswer"/>.</summary>
    public const string Explain = "explain";

    /// <summary>Notification of a finished ligand: <see cref="LigandNotice"/>.</summary>
    public const string ExplainResult = "explain/result";

    /// <summary>Notification of progress: <see cref="ProgressNotice"/>.</summary>
    public const string Progress = "$/progress";

    /// <summary>A map of a result: <see cref="MapRequest"/> to <see cref="MapAnswer"/>.</summary>
    public const string ResultMap = "result/map";

    /// <summary>The atoms of a result: <see cref="ResultRequest"/> to <see cref="AtomsAnswer"/>.</summary>
    public const string ResultAtoms = "result/atoms";

    /// <summary>How to show a result: <see cref="ViewRequest"/> to <see cref="ResultView"/>.</summary>
    public const string ResultView = "result/view";

    /// <summary>Results no longer needed: <see cref="ReleaseRequest"/> to <see cref="ReleaseAnswer"/>.</summary>
    public const string ResultRelease = "result/release";

    /// <summary>How the daemon fares: <see cref="EmptyRequest"/> to <see cref="DaemonStatus"/>.</summary>
    public const string DaemonStatus = "daemon/status";

    /// <summary>Ends the daemon: <see cref="ShutdownRequest"/> to <see cref="ShutdownAnswer"/>.</summary>
    public const string DaemonShutdown = "daemon/shutdown";
}
