using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Torch;

namespace Glimpse.Bench.Engine;

/// <summary>Explanation after explanation in one process: memory and tensors that stay.</summary>
internal static class LeakRun
{
    private const int Marks = 4;

    /// <summary>Resident MiB after some numbers of explanations, and by how many the live tensors rose.</summary>
    internal static (IReadOnlyList<(int After, double MiB)> Resident, long Tensors) Measure(
        LoadedModel model, IReadOnlyList<TypedComplex> complexes, int explanations)
    {
        var before = TorchThread.LiveTensors;
        List<(int, double)> resident = [];
        for (var i = 1; i <= explanations; i++)
        {
            Explainer.Explain(model, complexes[i % complexes.Count], new ExplainOptions());
            if (i % (explanations / Marks) == 0)
                resident.Add((i, PeakMemory.Resident));
        }

        return (resident, TorchThread.LiveTensors - before);
    }
}
