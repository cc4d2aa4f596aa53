namespace Glimpse.Core.Structures.Reading;

/// <summary>Tells by the words of a file's head that a program predicted the structure.</summary>
internal static class PredictionWords
{
    private static readonly string[] Programs =
    [
        "ALPHAFOLD",
        "ESMFOLD",
        "ROSETTAFOLD",
        "OMEGAFOLD",
        "COLABFOLD",
        "OPENFOLD",
        "BOLTZ",
        "CHAI-1",
        "PROTENIX",
        "PLDDT",
    ];

    /// <summary>True for a text that names such a program, or its confidence.</summary>
    internal static bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var program in Programs)
        {
            if (text.Contains(program, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
