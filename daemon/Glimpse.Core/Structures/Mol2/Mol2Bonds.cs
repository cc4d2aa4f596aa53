namespace Glimpse.Core.Structures.Mol2;

/// <summary>
/// Orders from MOL2 bond types. "ar" bonds of carboxylates, phosphates (O.co2) and guanidinium (C.cat) belong to no
/// ring; they become one double bond and single ones, with the charge where it then lies.
/// </summary>
internal static class Mol2Bonds
{
    /// <summary>Resolves types.</summary>
    /// <param name="bonds">Pairs of atoms and their types as written.</param>
    /// <param name="types">SYBYL types of the atoms.</param>
    /// <param name="isTyped">False when the file has no SYBYL types, so that its orders are placeholders (VMD writes 1
    /// for all).</param>
    /// <returns>The bonds, and the formal charges that follow from resonance.</returns>
    internal static (List<Bond> Bonds, Dictionary<int, int> Charges) Resolve(
        List<(int First, int Second, string Type)> bonds, List<string> types, bool isTyped)
    {
        var resolved = new List<Bond>(bonds.Count);
        var seen = new HashSet<(int, int)>();
        var charges = new Dictionary<int, int>();
        var doubled = new HashSet<int>();
        foreach (var (first, second, type) in bonds)
        {
            if (type is "nc" || !seen.Add((Math.Min(first, second), Math.Max(first, second))))
                continue;
            var order = isTyped ? OrderOf(type) : BondOrder.Unknown;
            if (order == BondOrder.Aromatic)
                order = Localise(first, second, types, doubled, charges);
            resolved.Add(new Bond(first, second, order));
        }

        return (resolved, charges);
    }

    private static BondOrder OrderOf(string type) => type switch
    {
        "1" or "am" => BondOrder.Single,
        "2" => BondOrder.Double,
        "3" => BondOrder.Triple,
        "ar" => BondOrder.Aromatic,
        _ => BondOrder.Unknown,
    };

    private static BondOrder Localise(
        int first,
        int second,
        List<string> types,
        HashSet<int> doubled,
        Dictionary<int, int> charges)
    {
        if (types[first] == "O.co2" || types[second] == "O.co2")
        {
            var (oxygen, centre) = types[first] == "O.co2" ? (first, second) : (second, first);
            if (doubled.Add(centre))
                return BondOrder.Double;
            charges[oxygen] = -1;
            return BondOrder.Single;
        }

        if (types[first] == "C.cat" || types[second] == "C.cat")
        {
            var (nitrogen, centre) = types[first] == "C.cat" ? (second, first) : (first, second);
            if (!doubled.Add(centre))
                return BondOrder.Single;
            charges[nitrogen] = 1;
            return BondOrder.Double;
        }

        return BondOrder.Aromatic;
    }
}
