namespace Glimpse.Bridge.Diagnosis;

/// <summary>How something is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not there, and need not be.</summary>
    Absent,

    /// <summary>To be mended.</summary>
    Bad,
}
