using System.Collections.Immutable;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Options;

/// <summary>What <c>glimpse explain</c>, or a request, was asked to do.</summary>
internal sealed record ExplainSettings
{
    /// <summary>The file with the complex or the protein; empty in a request, which has texts.</summary>
    public string Structure { get; init; } = "";

    /// <summary>Which ligand in it; null to take the only one.</summary>
    public string? Ligand { get; init; }

    /// <summary>The file with ligands for the protein; null when the ligand is in <see cref="Structure"/>.</summary>
    public string? LigandsFile { get; init; }

    /// <summary>Name of the model: the affinity that is best on proteins that nothing was learned from.</summary>
    public string Model { get; init; } = "affinity";

    /// <summary>Folder to write to.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Formats of the maps to write; none by default.</summary>
    public ImmutableArray<IMapWriter> Maps { get; init; } = [];

    /// <summary>Steps, rule, summary.</summary>
    public ExplainOptions Options { get; init; } = new();

    /// <summary>What to take from a file that offers several things.</summary>
    public StructureReadOptions Reading { get; init; } = StructureReadOptions.Default;

    /// <summary>What counts as protein.</summary>
    public ComplexOptions Typing { get; init; } = new();

    /// <summary>File or SMILES that the ligand's bond orders come from; null to perceive them.</summary>
    public string? Template { get; init; }

    /// <summary>File of the ligand to compare with; null for none.</summary>
    public string? Versus { get; init; }

    /// <summary>False where nobody shall judge the pose that an affinity is predicted for.</summary>
    public bool Verdicts { get; init; } = true;

    /// <summary>Device and threads.</summary>
    public ComputeSettings Compute { get; init; } = new();

    /// <summary>True to take over what the folder holds complete of the same ligands.</summary>
    public bool Resume { get; init; }

    /// <summary>True to print JSON instead of a report.</summary>
    public bool Json { get; init; }
}
