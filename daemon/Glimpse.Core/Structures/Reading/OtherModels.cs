using System.Globalization;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Counts the models of a file and keeps the places of those that aren't read, within limits: a trajectory has
/// thousands.
/// </summary>
internal sealed class OtherModels
{
    /// <summary>The largest assemblies, viral capsids, have so many copies.</summary>
    private const int MostModels = 60;
    private const int MostAtoms = 500_000;

    private readonly List<OtherModel> models = [];
    private List<(Point3 Place, ResidueId Residue)>? open;
    private int atoms;

    /// <summary>True while places of the model that was begun last are kept.</summary>
    internal bool Takes => open != null && atoms < MostAtoms;

    /// <summary>Begins a model that isn't read.</summary>
    internal void Begin(int number)
    {
        open = models.Count < MostModels ? [] : null;
        if (open != null)
            models.Add(new OtherModel(number, open));
    }

    /// <summary>Begins the model that is read.</summary>
    internal void Pass() => open = null;

    /// <summary>Adds a heavy atom to the model begun last.</summary>
    internal void Add(Point3 place, ResidueId residue)
    {
        atoms++;
        open!.Add((place, residue));
    }

    /// <summary>A structure with what is to be known of the others: how many there are, and where.</summary>
    /// <param name="structure">The model that was read.</param>
    /// <param name="read">Its number; null when all were joined.</param>
    /// <param name="count">How many models the file holds.</param>
    internal Structure AddTo(Structure structure, int? read, int count) => count < 2 ? structure : structure with
    {
        ModelCount = count,
        OtherModels = models,
        Remarks = structure.Remarks.Add(Remark.Assumption("model-chosen", Words(structure.Source, read, count))),
    };

    private static string Words(string source, int? read, int count) => read is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{source} holds {count} models; model {number} was read.")
        : string.Create(CultureInfo.InvariantCulture, $"{source} holds {count} models, which were joined.");
}
