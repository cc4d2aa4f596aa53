using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Glimpse.Core;
using Glimpse.Core.Voxels;
using Glimpse.Models.Pairs;

namespace Glimpse.Training.Pairs;

/// <summary>
/// What was computed of poses, on disk, so that a training that was killed goes on, and so that those of other folds
/// needn't compute it again: after a first line, for each pose a key and its numbers. The key is a hash of all that
/// they follow from; a record that is cut short ends the file.
/// </summary>
internal sealed class PairStore : IDisposable
{
    /// <summary>The file in a training's folder.</summary>
    internal const string Name = "pairs.features";

    private static ReadOnlySpan<byte> FirstLine => "glimpse pair features 1\n"u8;

    private readonly Dictionary<Key, float[]> known = [];
    private readonly FileStream file;
    private readonly Lock writing = new();

    /// <summary>Reads what is there, or begins a file.</summary>
    /// <param name="path">The file: one of ours, or none.</param>
    /// <param name="length">Numbers of a pose.</param>
    internal PairStore(string path, int length)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var record = new byte[Marshal.SizeOf<Key>() + (length * sizeof(float))];
        if (file.Length == 0)
            file.Write(FirstLine);
        file.Position = FirstLine.Length;

        var end = file.Position;
        while (file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
        {
            var key = MemoryMarshal.Read<Key>(record);
            known[key] = MemoryMarshal.Cast<byte, float>(record.AsSpan(Marshal.SizeOf<Key>())).ToArray();
            end = file.Position;
        }

        file.SetLength(end);
        file.Position = end;
    }

    /// <summary>True for a file that a training of this kind wrote.</summary>
    internal static bool IsOurs(string path)
    {
        if (!File.Exists(path))
            return false;
        using var reader = OrdinaryFile.OpenText(path);
        var line = new char[FirstLine.Length];
        return reader.ReadBlock(line) == line.Length && FirstLine.SequenceEqual(Array.ConvertAll(line, c => (byte)c));
    }

    /// <summary>The numbers of a complex in its pose: those of the file, or computed and written to it.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="curves">What else they follow from.</param>
    /// <param name="compute">Computes them.</param>
    internal float[] Of(TypedComplex complex, PairCurves curves, Func<float[]> compute)
    {
        var key = KeyOf(complex, curves);
        if (known.TryGetValue(key, out var numbers))
            return numbers;
        numbers = compute();
        lock (writing)
        {
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Key>(in key)));
            file.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        return numbers;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static Key KeyOf(TypedComplex complex, PairCurves curves)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{complex.Scheme.Name} {complex.Scheme.Revision} {curves.Count} {curves.Reach:R}"));
        Span<double> numbers = stackalloc double[4];
        Span<ulong> channels = stackalloc ulong[2];
        for (var i = 0; i < complex.Atoms.Length; i++)
        {
            var (atom, place) = (complex.Atoms[i], complex.Positions[i]);
            (numbers[0], numbers[1], numbers[2], numbers[3]) = (place.X, place.Y, place.Z, atom.Radius);
            (channels[0], channels[1]) = (atom.Channels.Bits, (ulong)atom.Side);
            hash.AppendData(MemoryMarshal.AsBytes(numbers));
            hash.AppendData(MemoryMarshal.AsBytes(channels));
        }

        return MemoryMarshal.Read<Key>(hash.GetHashAndReset());
    }

    private readonly record struct Key(ulong First, ulong Second);
}
