using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Schemes.Gnina;

/// <summary>A complex as gnina typed and voxelised it: its atoms, hydrogens among them, and its grid.</summary>
internal sealed record GninaReference(ImmutableArray<GninaAtom> Atoms, float[] Grid, Point3 Center)
{
    private const string Hydrogen = "PolarHydrogen";

    /// <summary>Reads NAME.atoms.csv and NAME.grid.npz of a folder.</summary>
    public static GninaReference Read(string folder, string name)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder, name + ".grid.npz"));
        var center = MemoryMarshal.Cast<byte, double>(Numbers(archive, "center")).ToArray();
        return new GninaReference(
            [.. File.ReadLines(Path.Combine(folder, name + ".atoms.csv")).Skip(1).Select(Parse)],
            MemoryMarshal.Cast<byte, float>(Numbers(archive, "grid")).ToArray(),
            new Point3(center[0], center[1], center[2]));
    }

    /// <summary>The atoms that have a channel, as the scheme has them.</summary>
    public TypedComplex Complex(ChannelScheme scheme)
    {
        var heavy = Atoms.Where(atom => atom.Type != Hydrogen).OrderBy(atom => atom.Side).ToList();
        var ligand = heavy.FindIndex(atom => atom.Side == Side.Ligand);
        return new TypedComplex(
            scheme,
            [.. heavy.Select((atom, i) => Typed(atom, i))],
            [.. heavy.Select(atom => atom.Position)],
            [])
        {
            PolarHydrogens =
            [
                .. Atoms.Where(atom => atom is { Type: Hydrogen, Side: Side.Ligand })
                    .Select(atom => new PolarHydrogen(ligand, atom.Position - heavy[ligand].Position)),
            ],
        };
    }

    private static TypedAtom Typed(GninaAtom atom, int index)
    {
        var type = Enum.Parse<GninaType>(atom.Type);
        var bonding = type switch
        {
            GninaType.AliphaticCarbonXSNonHydrophobe or GninaType.AromaticCarbonXSNonHydrophobe => AtomBonding.Hetero,
            GninaType.Nitrogen => AtomBonding.NoLonePair,
            GninaType.NitrogenXSDonor => AtomBonding.NoLonePair | AtomBonding.Hydrogen,
            GninaType.NitrogenXSDonorAcceptor or GninaType.OxygenXSDonorAcceptor => AtomBonding.Hydrogen,
            _ => AtomBonding.None,
        };
        return new TypedAtom(
            atom.Side,
            new ResidueId("", atom.Residue, index, ""),
            atom.Name,
            ElementOf(atom.Type),
            atom.Type.StartsWith("Aromatic", StringComparison.Ordinal) ? AtomTraits.Aromatic : AtomTraits.None,
            0,
            index)
        {
            Bonding = bonding,
        };
    }

    private static Element ElementOf(string type) => Element.TryParse(
        type switch
        {
            _ when type.Contains("Carbon", StringComparison.Ordinal) => "C",
            _ when type.StartsWith("Nitrogen", StringComparison.Ordinal) => "N",
            _ when type.StartsWith("Oxygen", StringComparison.Ordinal) => "O",
            "Sulfur" => "S",
            "Phosphorus" => "P",
            "Fluorine" => "F",
            "Chlorine" => "Cl",
            "Bromine" => "Br",
            "Iodine" => "I",
            "Zinc" => "Zn",
            _ => throw new InvalidDataException(type),
        },
        out var element)
        ? element
        : throw new InvalidDataException(type);

    private static GninaAtom Parse(string line)
    {
        var cells = line.Split(',');
        return new GninaAtom(
            cells[0] == "ligand" ? Side.Ligand : Side.Protein,
            cells[1],
            cells[3],
            cells[2],
            new Point3(Number(cells[4]), Number(cells[5]), Number(cells[6])),
            cells[7],
            Number(cells[8]),
            int.Parse(cells[9], CultureInfo.InvariantCulture));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The bytes behind the header of an array of NumPy's format.</summary>
    private static byte[] Numbers(ZipArchive archive, string name)
    {
        using var entry = archive.GetEntry(name + ".npy")!.Open();
        using var memory = new MemoryStream();
        entry.CopyTo(memory);
        var bytes = memory.ToArray();
        var length = BitConverter.ToUInt16(bytes, 8);
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        var isWide = header.Contains("'<f8'", StringComparison.Ordinal);
        if (!isWide && !header.Contains("'<f4'", StringComparison.Ordinal))
            throw new InvalidDataException(header);
        return bytes[(10 + length)..];
    }
}
