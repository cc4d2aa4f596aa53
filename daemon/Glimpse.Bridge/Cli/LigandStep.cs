using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// A ligand of many on its way: what the last stage made of it, the result that an earlier run left, or the fault that
/// ended it.
/// </summary>
/// <param name="Record">Which ligand.</param>
/// <param name="Value">What the last stage made; null where there is an earlier result or a fault.</param>
/// <param name="Earlier">Its result, where an earlier run left it.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal sealed record LigandStep<T>(LigandRecord Record, T? Value, ExplainResult? Earlier, GlimpseException? Fault)
    where T : class
{
    /// <summary>
    /// The next stage, passed over where there is a result or a fault; a fault of the ligand's own, or of the program
    /// at it, ends it, what the machine denies comes through.
    /// </summary>
    public LigandStep<TNext> Then<TNext>(Func<T, TNext> stage)
        where TNext : class
    {
        if (Value is null)
            return new(Record, null, Earlier, Fault);
        try
        {
            return new(Record, stage(Value), null, null);
        }
        catch (GlimpseException e) when (e.Code != GlimpseErrorCode.Environment)
        {
            return new(Record, null, null, e);
        }
        catch (Exception e) when (ProgramFault.Is(e))
        {
            return new(Record, null, null, ProgramFault.Of(e));
        }
    }
}
