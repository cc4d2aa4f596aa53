using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>A prediction taken apart, and the record made of it.</summary>
/// <param name="Result">The record.</param>
/// <param name="Explanation">The parts.</param>
/// <param name="Receptor">The structure that the protein's atoms came from.</param>
internal sealed record ExplainedSite(ExplainResult Result, Explanation Explanation, Structure Receptor);
