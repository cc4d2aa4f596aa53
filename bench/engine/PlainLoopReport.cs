namespace Glimpse.Bench.Engine;

/// <summary>What plain_loop.py measured.</summary>
/// <param name="Results">Of each complex.</param>
/// <param name="PeakMib">Its peak memory, MiB.</param>
/// <param name="Torch">PyTorch's version.</param>
internal sealed record PlainLoopReport(Dictionary<string, PlainLoopResult> Results, double PeakMib, string Torch);
