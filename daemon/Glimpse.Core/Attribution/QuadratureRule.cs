namespace Glimpse.Core.Attribution;

/// <summary>How the path integral becomes a sum.</summary>
public enum QuadratureRule
{
    /// <summary>Simpson's rule on panels, halved where they miss most until they miss little enough.</summary>
    Adaptive,

    /// <summary>Gauss-Legendre nodes on [0, 1], Captum's default and so the paper's.</summary>
    GaussLegendre,

    /// <summary>The middle of N equal intervals.</summary>
    Midpoint,

    /// <summary>The left end of N equal intervals.</summary>
    Riemann,
}
