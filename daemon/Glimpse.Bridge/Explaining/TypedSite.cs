using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;

namespace Glimpse.Bridge.Explaining;

/// <summary>A ligand in its receptor with its channels decided, and what that took.</summary>
internal sealed record TypedSite(LigandSite Site, TypedComplex Complex, TimeSpan ReadTime, TimeSpan TypeTime);
