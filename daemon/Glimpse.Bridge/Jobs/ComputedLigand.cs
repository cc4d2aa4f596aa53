using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>An explained ligand: the record and what maps are made of.</summary>
internal sealed record ComputedLigand(ExplainResult Result, Explanation Explanation);
