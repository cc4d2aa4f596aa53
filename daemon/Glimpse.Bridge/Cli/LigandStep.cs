using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>A ligand of many on its way: what the last stage made of it, or the fault that ended it.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Value">What the last stage made; null where there is a fault.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal sealed record LigandStep<T>(string Name, ResultSource Source, T? Value, GlimpseException? Fault)
    where T : class
{
    /// <summary>The next stage, passed over where there was a fault; a fault of the ligand's own ends it, any other comes through.</summary>
    public LigandStep<TNext> Then<TNext>(Func<T, TNext> stage)
        where TNext : class
    {
        if (Value is null)
            return new(Name, Source, null, Fault);
        try
        {
            return new(Name, Source, stage(Value), null);
        }
        catch (GlimpseException e) when (e.Code != GlimpseErrorCode.Environment)
        {
            return new(Name, Source, null, e);
        }
    }
}
