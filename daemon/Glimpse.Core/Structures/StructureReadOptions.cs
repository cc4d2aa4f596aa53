namespace Glimpse.Core.Structures;

/// <summary>What a reader is asked to take from a file that offers several things.</summary>
public sealed record StructureReadOptions
{
    private const string AllModels = "models";

    /// <summary>The first model, the alternate locations of highest occupancy, the default limits.</summary>
    public static StructureReadOptions Default { get; } = new();

    /// <summary>The format of the text; null to recognise it by content.</summary>
    public StructureFormat? Format { get; init; }

    /// <summary>Number of the model to read as the file numbers it; null for the first.</summary>
    public int? Model { get; init; }

    /// <summary>
    /// True to read all models as one structure: a biological assembly that is kept in models. Goes without
    /// <see cref="Model"/>.
    /// </summary>
    public bool JoinModels { get; init; }

    /// <summary>True where the definition of a component without a pose is enough: for a template.</summary>
    public bool TakesComponents { get; init; }

    /// <summary>The alternate location to take where a residue has it; null for that of highest occupancy.</summary>
    public string? AltLoc { get; init; }

    /// <summary>
    /// The biological assembly to build, as the file calls it; null to take the file as it stands. PDB and mmCIF only.
    /// </summary>
    public string? Assembly { get; init; }

    /// <summary>Limits on what is read.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>Cancels reading between blocks of the text and between its stages.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What of these concerns a ligand's own file beside that of a protein: the alternate location.</summary>
    public StructureReadOptions OfLigand => new() { AltLoc = AltLoc, Limits = Limits, Cancellation = Cancellation };

    /// <summary>
    /// These options with what a user asks to be built: the id of an assembly, or <c>models</c> for all models as one;
    /// null for neither.
    /// </summary>
    public StructureReadOptions Building(string? what) =>
        this with { JoinModels = what is AllModels, Assembly = what is AllModels ? null : what };
}
