using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests;

/// <summary>
/// A small explanation made by hand: one hydrogen bond between a ligand nitrogen and an aspartate oxygen.
/// </summary>
internal static class SampleExplanation
{
    public const int PeakX = 3, PeakY = 11, PeakZ = 20;
    public const float Peak = 0.75f;
    public const int Channels = 16;

    /// <summary>The protein's acceptor channel.</summary>
    public const int Acceptor = 2;

    public static readonly VoxelGrid Grid = new(new Point3(13, 9.25, 51.5), 24, 1);

    public static readonly ResidueId Aspartate = new("A", "ASP", 25);
    public static readonly ResidueId Ligand = new("", "478", 200);

    public static float[] Map()
    {
        var map = new float[Grid.VoxelCount];
        for (var i = 0; i < map.Length; i++)
            map[i] = MathF.Sin(i) * 1e-3f;
        map[(((PeakX * Grid.Size) + PeakY) * Grid.Size) + PeakZ] = Peak;
        return map;
    }

    public static Structure Receptor(ResidueId? residue = null, bool isHetero = false) => new()
    {
        Source = "protein.pdb",
        Atoms = [new Atom(1, "OD1", Element.O, 0)],
        Positions = [new Point3(13, 9.25, 51.5)],
        Residues = [new Residue(residue ?? Aspartate, 0, 1, isHetero)],
    };

    public static Explanation Make(double ligandTotal = -0.25, ResidueId? ligand = null, ResidueId? protein = null)
    {
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [
                new TypedAtom(
                    Side.Protein,
                    protein ?? Aspartate,
                    "OD1",
                    Element.O,
                    AtomTraits.Acceptor | AtomTraits.Negative | AtomTraits.Occupancy,
                    1.52,
                    0),
                new TypedAtom(
                    Side.Ligand,
                    ligand ?? Ligand,
                    "N1",
                    Element.N,
                    AtomTraits.Donor | AtomTraits.Occupancy,
                    1.55,
                    0),
            ],
            [new Point3(13, 9.25, 51.5), new Point3(15.9, 9.25, 51.5)],
            [
                Remark.Assumption(
                    "bond-orders-perceived",
                    "Bond orders of the ligand were perceived from its geometry.",
                    ":478:200"),
            ]);
        var voxels = new float[Channels * Grid.VoxelCount];
        Map().CopyTo(voxels, Acceptor * Grid.VoxelCount);
        return new Explanation
        {
            Complex = complex,
            Grid = Grid,
            Prediction = 2.31,
            BaselinePrediction = -0.5,
            Voxels = voxels,
            Sum = 2.8101,
            GradientEvaluations = 100,
            Rotations = new FrameSpread(2.2, 0.1, 2.0, 2.4),
            ByChannel = [.. Enumerable.Range(0, Channels).Select(i => i == Acceptor ? 2.8101 : 0)],
            Atoms =
            [
                new AtomAttribution(0, 0.75, [0, 0, 0.5, 0, 0, 0.25, .. new double[10]]),
                new AtomAttribution(1, ligandTotal, [.. new double[11], ligandTotal, 0, 0, 0, 0]),
            ],
            Residues =
            [
                new ResidueAttribution(Side.Protein, protein ?? Aspartate, 0.75),
                new ResidueAttribution(Side.Ligand, ligand ?? Ligand, ligandTotal),
            ],
            TopVoxels =
            [
                new TopVoxel(
                    Acceptor,
                    PeakX,
                    PeakY,
                    PeakZ,
                    Grid.CenterOf(PeakX, PeakY, PeakZ),
                    Peak,
                    1.5,
                    3,
                    1,
                    2.1,
                    0,
                    0.8,
                    2.9),
            ],
            SummaryChannels = [Acceptor],
            Remarks = complex.Remarks.Add(
                Remark.Warning("low-occupancy", "Atom N1 has occupancy 0.40.", ":478:200 N1")),
        };
    }
}
