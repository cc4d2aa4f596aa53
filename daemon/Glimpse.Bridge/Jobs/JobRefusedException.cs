namespace Glimpse.Bridge.Jobs;

/// <summary>A job that isn't taken; <c>Rpc/ErrorTable.cs</c> says what the client is told.</summary>
internal sealed class JobRefusedException(JobFault fault) : Exception(fault.ToString())
{
    public JobFault Fault => fault;
}
