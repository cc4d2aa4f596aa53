using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Schemes.Gnina;

/// <summary>An atom of a reference complex, as gnina typed it.</summary>
internal sealed record GninaAtom(
    Side Side,
    string Residue,
    string Number,
    string Name,
    Point3 Position,
    string Type,
    double Radius,
    int Channel);
