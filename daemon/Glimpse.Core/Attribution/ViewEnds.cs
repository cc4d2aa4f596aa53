using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>The inputs at the ends of a view's paths.</summary>
/// <param name="View">The view.</param>
/// <param name="Inputs">By the names in <see cref="ViewPath"/>.</param>
internal sealed record ViewEnds(View View, ImmutableSortedDictionary<string, ModelInput> Inputs)
{
    /// <summary>Voxelises every end.</summary>
    /// <param name="complex">The complex; in a comparison with both ligands.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="view">The view.</param>
    internal static ViewEnds Of(TypedComplex complex, VoxelGrid grid, View view)
    {
        var scheme = complex.Scheme;
        var whole = ModelInput.Of(view == View.Versus ? WithLigand(complex, isReference: false) : complex, grid);
        return new(view, ViewPath.Of(view).SelectMany(path => new[] { path.Start, path.End }).Distinct()
            .ToImmutableSortedDictionary(name => name, Input, StringComparer.Ordinal));

        ModelInput Input(string name) => name switch
        {
            ViewPath.Complex => whole,
            ViewPath.Reference => ModelInput.Of(WithLigand(complex, isReference: true), grid),
            _ => Emptied(scheme, whole, keepsProtein: name == ViewPath.Protein, keepsLigand: name == ViewPath.Ligand),
        };
    }

    /// <summary>The same in another frame.</summary>
    internal ViewEnds Turned(CubeRotation rotation, int size) =>
        this with
        {
            Inputs = Inputs.ToImmutableSortedDictionary(
                input => input.Key,
                input => input.Value.Turned(rotation, size),
                StringComparer.Ordinal),
        };

    /// <summary>Each side has channels of its own, so that taking one away empties them.</summary>
    private static ModelInput Emptied(ChannelScheme scheme, ModelInput complex, bool keepsProtein, bool keepsLigand)
    {
        var voxels = (float[])complex.Voxels.Clone();
        if (!keepsLigand)
            scheme.Empty(voxels, Side.Ligand);
        if (!keepsProtein)
            scheme.Empty(voxels, Side.Protein);
        return new(voxels, keepsLigand ? complex.Ligand : default);
    }

    /// <summary>The protein's atoms and those of one of two ligands.</summary>
    internal static IEnumerable<int> AtomsWith(TypedComplex both, bool isReference) =>
        Enumerable
            .Range(0, both.Atoms.Length)
            .Where(i => both.Atoms[i].Side == Side.Protein || both.Atoms[i].IsReference == isReference);

    /// <summary>The protein with one of two ligands.</summary>
    internal static TypedComplex WithLigand(TypedComplex both, bool isReference) =>
        both.Only(AtomsWith(both, isReference));
}
