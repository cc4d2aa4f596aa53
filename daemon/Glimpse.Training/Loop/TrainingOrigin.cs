using System.Security.Cryptography;
using System.Text;
using Glimpse.Core;
using Glimpse.Training.Data;

namespace Glimpse.Training.Loop;

/// <summary>
/// What a training learns from and starts from, as one word: a checkpoint of another must not be taken up, since its
/// weights may know what is kept back.
/// </summary>
internal static class TrainingOrigin
{
    /// <summary>The word.</summary>
    /// <param name="parts">Which complexes are learned from, and which decide when to stop.</param>
    /// <param name="initial">A file of first weights; null for random ones.</param>
    /// <exception cref="GlimpseException">That is no ordinary file.</exception>
    internal static string Of(ILookup<DataPart, TrainingSample> parts, string? initial)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { DataPart.Training, DataPart.Validation })
        {
            foreach (var sample in parts[part])
                hash.AppendData(Encoding.UTF8.GetBytes($"{part} {sample.Source.Set}/{sample.Source.Id}\n"));
        }

        if (initial is not null)
            hash.AppendData(
                OrdinaryFile.Read(
                    initial,
                    Array.MaxLength,
                    GlimpseErrorCode.BadModel,
                    "Name a file of weights."));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
