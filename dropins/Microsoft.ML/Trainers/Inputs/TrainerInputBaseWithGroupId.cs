namespace Microsoft.ML.Trainers;

/// <summary>Which columns a trainer learns from; the base of tree trainers, which elsewhere rank within groups.</summary>
public abstract class TrainerInputBaseWithGroupId : TrainerInputBaseWithWeight
{
    private protected TrainerInputBaseWithGroupId()
    {
    }
}
