namespace Glimpse.Models.Natives;

/// <summary>What a child process that ran the self-test had to say.</summary>
/// <param name="Version">The version that libtorch gave itself; null when it didn't come so far.</param>
/// <param name="Devices">The devices that passed.</param>
/// <param name="Fault">What went wrong, one sentence; null when all passed.</param>
internal sealed record SelfTestOutcome(string? Version, IReadOnlyList<string> Devices, string? Fault);
