using System.Numerics;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// What atoms a molecule has and what surrounds each within two bonds, folded to 2,048 bits (Rogers and Hahn, J. Chem.
/// Inf. Model.
/// 2010, 50, 742; without their removal of environments that cover the same bonds). Neither atom order nor coordinates
/// matter.
/// </summary>
public sealed class CircularFingerprint
{
    /// <summary>Bits.</summary>
    public const int Length = 2048;

    private const int Radius = 2;
    private const int WordBits = 64;

    private readonly ulong[] words = new ulong[Length / WordBits];

    private CircularFingerprint()
    {
    }

    /// <summary>Number of bits set.</summary>
    public int Count => words.Sum(BitOperations.PopCount);

    /// <summary>The fingerprint of a molecule.</summary>
    public static CircularFingerprint Of(Molecule molecule)
    {
        var fingerprint = new CircularFingerprint();
        var codes = new uint[molecule.Atoms.Length];
        for (var atom = 0; atom < codes.Length; atom++)
            codes[atom] = CodeOf(molecule, atom);
        fingerprint.Set(codes);
        for (var radius = 1; radius <= Radius; radius++)
        {
            codes = Widened(molecule, codes, radius);
            fingerprint.Set(codes);
        }

        return fingerprint;
    }

    /// <summary>Tanimoto's coefficient: bits in both over bits in either, 0 to 1; 1 for two empty molecules.</summary>
    public double SimilarityTo(CircularFingerprint other)
    {
        var (both, either) = (0, 0);
        for (var word = 0; word < words.Length; word++)
        {
            both += BitOperations.PopCount(words[word] & other.words[word]);
            either += BitOperations.PopCount(words[word] | other.words[word]);
        }

        return either == 0 ? 1 : (double)both / either;
    }

    /// <summary>Daylight's invariants (Rogers and Hahn, "initial assignment"), with aromaticity beside them.</summary>
    private static uint CodeOf(Molecule molecule, int index)
    {
        var atom = molecule.Atoms[index];
        return Hash(
        [
            (uint)atom.Element.AtomicNumber,
            (uint)molecule.BondsOf[index].Length,
            (uint)molecule.BondsOf[index].Sum(bond => molecule.Bonds[bond].Order) + (uint)atom.Hydrogens,
            (uint)atom.Hydrogens,
            (uint)(atom.Charge + sbyte.MaxValue),
            molecule.Rings.Any(ring => ring.Contains(index)) ? 1u : 0,
            atom.IsAromatic ? 1u : 0,]);
    }

    private static uint[] Widened(Molecule molecule, uint[] codes, int radius)
    {
        var wider = new uint[codes.Length];
        for (var atom = 0; atom < codes.Length; atom++)
        {
            var neighbours = molecule.BondsOf[atom]
                .Select(bond => (Order: OrderCode(molecule.Bonds[bond]), Code: codes[molecule.Bonds[bond].Other(atom)]))
                .Order();
            wider[atom] = Hash([
                (uint)radius,
                codes[atom],
                .. neighbours.SelectMany(neighbour => (uint[])[neighbour.Order, neighbour.Code]),]);
        }

        return wider;
    }

    private static uint OrderCode(MoleculeBond bond) => bond.IsAromatic ? 4u : (uint)bond.Order;

    /// <summary>
    /// FNV-1a over bytes, then the finaliser of MurmurHash3 (Appleby), so that all bits count when it is folded.
    /// </summary>
    private static uint Hash(ReadOnlySpan<uint> numbers)
    {
        var hash = 2166136261u;
        foreach (var number in numbers)
        {
            for (var shift = 0; shift < 32; shift += 8)
                hash = (hash ^ (byte)(number >> shift)) * 16777619u;
        }

        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }

    private void Set(uint[] codes)
    {
        foreach (var code in codes)
        {
            var bit = (int)(code % Length);
            words[bit / WordBits] |= 1UL << (bit % WordBits);
        }
    }
}
