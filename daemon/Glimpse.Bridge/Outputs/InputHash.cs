using System.Security.Cryptography;
using System.Text;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Outputs;

/// <summary>Fingerprints of inputs: what was read, not how the file spelled it or what it is called.</summary>
internal static class InputHash
{
    /// <summary>SHA-256 of a structure: all that it holds but the name of its source.</summary>
    public static string Of(Structure structure) => Of(writer =>
    {
        writer.Write(structure.Title);
        writer.Write(structure.HasBondOrders);
        foreach (var atom in structure.Atoms)
        {
            writer.Write(atom.Serial);
            writer.Write(atom.Record);
            writer.Write(atom.Name);
            writer.Write(atom.Element.AtomicNumber);
            writer.Write(atom.Residue);
            writer.Write(atom.AltLoc);
            writer.Write(atom.Occupancy);
            writer.Write(atom.BFactor);
            writer.Write(atom.FormalCharge ?? int.MinValue);
        }

        foreach (var position in structure.Positions)
            Write(writer, position);
        foreach (var residue in structure.Residues)
        {
            writer.Write(residue.Id.ToString());
            writer.Write(residue.FirstAtom);
            writer.Write(residue.AtomCount);
            writer.Write(residue.IsHetero);
            writer.Write(residue.Operation ?? "");
        }

        foreach (var bond in structure.Bonds)
        {
            writer.Write(bond.First);
            writer.Write(bond.Second);
            writer.Write((int)bond.Order);
        }

        foreach (var (chain, names) in structure.Sequences.OrderBy(sequence => sequence.Key, StringComparer.Ordinal))
            writer.Write($"{chain}:{string.Join(' ', names)}");
        if (structure.Cell is { } cell)
            Write(writer, cell);
        writer.Write($"{structure.Smiles}");
        foreach (var atom in structure.LeftOut)
            writer.Write($"{atom.Residue} {atom.Name} {atom.Record} {atom.Line} {atom.Fault}");
        foreach (var component in structure.OtherComponents)
            writer.Write(Of(component));
        foreach (var remark in structure.Remarks)
            writer.Write($"{remark.Kind} {remark.Code} {remark.Message} {remark.Where}");
    });

    /// <summary>SHA-256 of texts, in order.</summary>
    public static string Of(params IEnumerable<string> texts) => Of(writer =>
    {
        foreach (var text in texts)
            writer.Write(text);
    });

    private static void Write(BinaryWriter writer, Point3 point)
    {
        writer.Write(point.X);
        writer.Write(point.Y);
        writer.Write(point.Z);
    }

    private static void Write(BinaryWriter writer, UnitCell cell)
    {
        writer.Write(cell.SpaceGroup);
        Write(writer, new Point3(cell.A, cell.B, cell.C));
        Write(writer, new Point3(cell.Alpha, cell.Beta, cell.Gamma));
        foreach (var one in cell.Operators)
        {
            foreach (var row in new[] { one.X, one.Y, one.Z, one.Shift })
                Write(writer, row);
        }
    }

    private static string Of(Action<BinaryWriter> write)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(new BufferedStream(stream), Encoding.UTF8))
            write(writer);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
