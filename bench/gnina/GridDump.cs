using System.Runtime.InteropServices;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Schemes.Gnina;

namespace Glimpse.Bench.Gnina;

/// <summary>
/// Grids for other programs: NAME.28.atoms.f32 and NAME.35.atoms.f32 of gnina's atoms, .ours.f32 of our typing;
/// float32, [channel, x, y, z], z fastest.
/// </summary>
internal static class GridDump
{
    /// <summary>Writes the grids of one complex.</summary>
    public static void Write(string name, GninaReference reference, string data, string folder)
    {
        foreach (var scheme in new[] { GninaScheme.Of28, GninaScheme.Of35 })
        {
            Write(reference.Complex(scheme), "atoms");
            if (TypingComparison.Read(name, data, scheme) is { } ours)
                Write(ours, "ours");

            void Write(TypedComplex complex, string kind) => File.WriteAllBytes(
                Path.Combine(folder, $"{name}.{scheme.Channels.Length}.{kind}.f32"),
                MemoryMarshal.AsBytes(scheme.Voxelize(complex, scheme.GridFor(complex)).AsSpan()).ToArray());
        }
    }
}
