create table if not exists invocation (
    id identity primary key,
    operation varchar(50) not null,
    url varchar(2000) not null,
    answer varchar(100000) not null
);
