using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>A prediction taken apart, and the record made of it.</summary>
internal sealed record ExplainedSite(ExplainResult Result, Explanation Explanation);
