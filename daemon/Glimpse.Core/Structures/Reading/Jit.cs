using System.Runtime.CompilerServices;

namespace Glimpse.Core.Structures.Reading;

/// <summary>How the compiler treats loops that a large file runs through at once.</summary>
internal static class Jit
{
    /// <summary>
    /// Optimised from the first call on: a viewer reads a file once, and 100,000 atoms are over before tiering would
    /// have noticed the loop.
    /// </summary>
    internal const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}
