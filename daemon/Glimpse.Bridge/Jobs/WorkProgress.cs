namespace Glimpse.Bridge.Jobs;

/// <summary>What a worker is at.</summary>
/// <param name="Stage">As in <see cref="Protocol.ProgressNotice"/>.</param>
/// <param name="Share">Share of the ligand's work done, 0 to 1.</param>
internal readonly record struct WorkProgress(string Stage, double Share)
{
    public const string Queued = "queued";
    public const string Loading = "loading";
    public const string Reading = "reading";
    public const string Typing = "typing";
    public const string Explaining = "explaining";
}
