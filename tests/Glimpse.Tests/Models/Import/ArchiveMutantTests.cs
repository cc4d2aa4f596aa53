using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Glimpse.Core;
using Glimpse.Models.Import.Archives;
using Glimpse.Models.Import.Gnina;
using Xunit;

namespace Glimpse.Tests.Models.Import;

/// <summary>
/// Damaged copies of an archive, of its pickle and of its metadata. GLIMPSE_FUZZ_COUNT and GLIMPSE_FUZZ_SEED set how
/// many and which; a failing mutant is named by its seed.
/// </summary>
public sealed class ArchiveMutantTests(ITestOutputHelper output)
{
    private const int DefaultCount = 10_000;
    private const int DefaultSeed = 20_210_609;
    private const double SlowestSeconds = 30;
    private const long AllowedBytes = 8_000_000;

    private static readonly byte[] Whole = GninaFiles.Small.ToBytes();
    private static readonly byte[] Deflated = (GninaFiles.Small with { Packing = CompressionLevel.Optimal }).ToBytes();
    private static readonly byte[] Pickle = GninaFiles.Small.Pickle();
    private static readonly byte[] DensePickle = GninaFiles.Dense.Pickle();
    private static readonly byte[] Metadata = Encoding.UTF8.GetBytes(GninaFiles.Default2018.Metadata!);

    /// <summary>Bytes that mean something somewhere: opcodes, lengths that overflow, signatures.</summary>
    private static readonly byte[][] Tokens =
    [
        [0xFF, 0xFF, 0xFF, 0xFF],
        [0, 0, 0, 0x80],
        [0xFF, 0xFF, 0xFF, 0x7F],
        [0, 0, 0, 0],
        "PK\u0001\u0002"u8.ToArray(),
        "PK\u0005\u0006"u8.ToArray(),
        "PK\u0003\u0004"u8.ToArray(),
        "(tR"u8.ToArray(),
        "(u"u8.ToArray(),
        "}(ub"u8.ToArray(),
        "cposix\nsystem\n"u8.ToArray(),
        "ctorch\nLongStorage\n"u8.ToArray(),
        [(byte)'h', 0],
        [(byte)'q', 0],
        [(byte)'J', 0xFF, 0xFF, 0xFF, 0x7F],
        [(byte)'J', 0, 0, 0, 0x80],
        [(byte)'X', 0xFF, 0xFF, 0xFF, 0xFF],
        [(byte)'.'],
        [0x81],
        "net/data/0"u8.ToArray(),
    ];

    [Fact]
    public void Every_mutant_is_read_or_refused_by_one_error_that_names_the_file()
    {
        var count = Setting("GLIMPSE_FUZZ_COUNT", DefaultCount);
        var seed = Setting("GLIMPSE_FUZZ_SEED", DefaultSeed);
        var (read, refused, slowest) = (0, 0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var random = new Random(seed + i);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var error = Fault(random);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(
                error is null || error.Message.StartsWith("mutant ", StringComparison.Ordinal),
                $"seed {seed + i}: {error?.Message}");
            Assert.True(seconds < SlowestSeconds, $"seed {seed + i} took {seconds:0.0} s");
            Assert.True(allocated < AllowedBytes, $"seed {seed + i} made it allocate {allocated} bytes");
            (read, refused) = error is null ? (read + 1, refused) : (read, refused + 1);
            slowest = Math.Max(slowest, seconds);
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} mutants: {read} read, {refused} refused; slowest {slowest * 1000:0.0} ms"));
        Assert.True(count < DefaultCount || (read > 0 && refused > 0));
    }

    private static GlimpseException? Fault(Random random)
    {
        try
        {
            switch (random.Next(5))
            {
                case 0:
                    ReadAll(Mutate(random, Whole));
                    break;
                case 1:
                    ReadAll(Mutate(random, Deflated));
                    break;
                case 2:
                    ReadAll(WithPickle(Mutate(random, Pickle)));
                    break;
                case 3:
                    TorchArchive.Parse("mutant", WithPickle(Mutate(random, DensePickle))).Dispose();
                    break;
                default:
                    var text = Encoding.UTF8.GetString(Mutate(random, Metadata));
                    GninaMetadata.Check("mutant", text, KnownNetwork.Default2018);
                    break;
            }

            return null;
        }
        catch (GlimpseException fault)
        {
            return fault;
        }
    }

    private static byte[] WithPickle(byte[] pickle) =>
        (GninaFiles.Small with { Entries = new() { ["data.pkl"] = pickle } }).ToBytes();

    private static void ReadAll(byte[] file)
    {
        using var archive = TorchArchive.Parse("mutant", file);
        foreach (var tensor in archive.Tensors)
            Assert.Equal(tensor.IsFloat ? tensor.Count : 0, archive.Values(tensor).Length);
        archive.Extra("metadata");
    }

    private static byte[] Mutate(Random random, byte[] original)
    {
        var bytes = original.ToList();
        for (var steps = random.Next(1, 4); steps > 0 && bytes.Count > 0; steps--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 4:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                default:
                    var token = Tokens[random.Next(Tokens.Length)];
                    for (var i = 0; i < token.Length && at + i < bytes.Count; i++)
                        bytes[at + i] = token[i];
                    break;
            }
        }

        if (random.Next(10) == 0)
            bytes.RemoveRange(random.Next(bytes.Count + 1) is var cut ? cut : 0, bytes.Count - cut);
        return [.. bytes];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var value)
            ? value
            : otherwise;
}
