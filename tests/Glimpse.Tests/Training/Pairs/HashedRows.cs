using Glimpse.Core.Attribution;
using Glimpse.Training.Pairs;

namespace Glimpse.Tests.Training.Pairs;

/// <summary>
/// Rows for a fit from a small generator, so that another program can make the same: 60 complexes and 40 poses of 768
/// sums, a sum and a ligand channel empty throughout, pK from the ligand's size, two sums and noise.
/// </summary>
internal static class HashedRows
{
    private const int Complexes = 60;
    private const int Poses = 40;
    private const int Clusters = 7;
    private const int Sums = 768;
    private const int Channels = 8;
    private const int EmptySum = 100;
    private const int EmptyChannel = 3;

    /// <summary>The same, and the ligand's atoms counted by kind: what the reference program makes up, too.</summary>
    internal static PairRows WithKinds()
    {
        var rows = Make();
        return rows with
        {
            Counts =
            [
                .. rows.Counts.Select((counts, i) => counts with
                {
                    Kinds = [.. Enumerable.Range(0, LigandAtomKinds.Count).Select(k => i * (k + 3) % 5)],
                }),
            ],
        };
    }

    internal static PairRows Make()
    {
        var state = 12345L;
        var (sums, ligandSums) = (new float[Complexes][], new float[Complexes][]);
        var counts = new LigandCounts[Complexes];
        var (measured, weights) = (new double[Complexes], new double[Complexes]);
        for (var i = 0; i < Complexes; i++)
        {
            sums[i] = [.. Enumerable.Range(0, Sums).Select(k => k == EmptySum ? 0 : (float)(4 * Next()))];
            ligandSums[i] =
                [.. Enumerable.Range(0, Channels).Select(k => k == EmptyChannel ? 0 : (float)(10 * Next()))];
            counts[i] = new(10 + (int)(30 * Next()), (int)(8 * Next()));
            measured[i] = 4 + (0.1 * counts[i].HeavyAtoms) + sums[i][0] - sums[i][7] + Next();
            weights[i] = 0.5 + Next();
        }

        var mean = weights.Average();
        var (poses, owners) = (new float[Poses][], new int[Poses]);
        for (var j = 0; j < Poses; j++)
        {
            owners[j] = (int)(Complexes * Next());
            poses[j] = [.. Enumerable.Range(0, Sums).Select(_ => (float)(4 * Next()))];
        }

        return new(
            sums,
            ligandSums,
            counts,
            measured,
            Array.ConvertAll(weights, weight => weight / mean),
            [.. Enumerable.Range(0, Complexes).Select(i => $"{i % Clusters}")],
            poses,
            owners);

        double Next()
        {
            state = ((state * 1103515245) + 12345) & 0x7fffffff;
            return (state >> 8) / (double)(1 << 23);
        }
    }
}
